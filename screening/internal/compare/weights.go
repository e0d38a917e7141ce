package compare

// The weights. They are set by hand from what the labelled cases teach; the
// quality report of the project prints what they reach. A score is a sum, so
// each of these can be read as the points it gives or takes.
const (
	// What a word tells, 1 for a name proper.
	weightParticle  = 0.15 // al, bin, van
	weightTitle     = 0.05 // Mr, Sheikh
	weightSoftTitle = 0.35 // Haji, Sayyid: titles that are also names
	weightInitial   = 0.4
	weightShort     = 0.8 // two letters: Li, Wu, Al
	weightNumber    = 0.8
	weightForm      = 0 // legal forms are compared as a whole, below

	// likeNothing is the likeness under which two words are two words.
	likeNothing = 0.74

	// likeSure is the likeness from which two words are one, whatever others
	// could be joined to.
	likeSure = 0.90

	// likeRunTogether is the same for runs of words without their spaces.
	likeRunTogether = 0.83

	// What leftover words cost, for each unit of their weight.
	costConflict   = 2.2 // one side says Peter where the other says John
	costMissing    = 0.13
	costExtra      = 0.17
	costLonely     = 0.62 // the same where only one word matched
	costOrgMissing = 0.30
	costOrgExtra   = 0.34

	// Legal forms that differ.
	formSameFamily = 0.02 // Ltd, LLC
	formOther      = 0.05 // Ltd, Inc
	formOneSided   = 0.005

	// What a number costs that only one side has, or that differs.
	numberDiffers = 0.40
	numberMissing = 0.18

	likeVariant    = 0.97 // spellings of one given name: Mohamed, Muhammad
	likeSurname    = 0.95 // of one family name: Huang, Wong
	likeSyllable   = 0.93 // of one Korean syllable: Jong, Chong
	likeNickname   = 0.91 // Bill, William
	likeInitial    = 0.80
	likeJoined     = 0.98
	likeTranslated = 0.95
	likeAlternate  = 0.97 // another romanisation of the same letters
	likeRepeated   = 0.97

	weakAlias = -0.20

	// Facts beside the name.
	bornSame     = 0.05
	bornPartial  = 0.02
	bornNear     = 0.01
	bornYearOff  = -0.04
	bornApart    = -0.12
	bornFar      = -0.30 // more than five years
	bornVeryFar  = -0.40 // a generation
	genderApart  = -0.08
	countrySame  = 0.01
	countryApart = -0.02
	kindApart    = -0.10
	addressSame  = 0.03
	idSame       = 1.50 // whatever else contradicts, the owner of a number is found
	idSameWeak   = 0.20
	idApart      = -0.30 // another number of a kind of which a party has one
	walletSame   = 1.50
	bestBeside   = bornSame + countrySame + addressSame // what facts can add to a name
	nameFloor    = 0.50                                 // names less alike give no points
)
